//! Localities and their units: all of it is public.

pub use crate::locality_directory::{
    LocalityRow, StruckRow, UnitRow, all, calendar, merged_into, one, own_parameters, struck, unit, units,
};
