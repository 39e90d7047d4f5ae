//! What an audit says.

/// What an audit found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditReport {
    /// Events in the log.
    pub events: u64,
    /// Events that wait for their place.
    pub pending: u64,
    /// Events whose openings were erased.
    pub erased: u64,
    /// Leaves that the tree has grown over.
    pub tree: u64,
    /// Signed checkpoints.
    pub checkpoints: u64,
    /// What is wrong, in log order; the first hundred.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where in the log.
    pub log_index: Option<u64>,
    /// Which event, `type/id/sequence`.
    pub event: Option<String>,
    /// What.
    pub what: String,
}

impl AuditReport {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The first thing that is wrong.
    #[must_use]
    pub fn first_fault(&self) -> Option<&Fault> {
        self.faults.first()
    }
}
