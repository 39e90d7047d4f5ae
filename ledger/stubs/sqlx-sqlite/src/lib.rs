//! Empty on purpose: see docs/decisions/0002.
