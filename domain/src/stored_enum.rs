//! Enums whose words are needed outside payloads too: in SQL, in forms, on the command line.

/// An enum without fields and the word that each variant is stored as: written here once, for payloads, cells, SQL,
/// forms and the command line. `ALL` has every variant in the order of the list, so nothing that is built from it
/// leaves one out.
#[macro_export]
macro_rules! stored_enum {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$note:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$note])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every one, in the order of the list.
            pub const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];

            /// The word it is stored as.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}
