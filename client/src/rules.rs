//! The rules that calls break, by name.

use agt_runtime::{Runtime, RuntimeError};
use codec::Decode;
use frame_metadata::RuntimeMetadata;
use scale_info::TypeDef;
use sp_runtime::{DispatchError, ModuleError, TokenError};
use std::{
    collections::BTreeMap,
    fmt::{self, Display},
    sync::OnceLock,
};

/// A rule that a call broke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The pallet, such as `Tasks`. Empty for errors that belong to no pallet.
    pub pallet: String,
    /// The name of the rule, such as `NotYourSeat`.
    pub name: String,
    /// The rule in a sentence or two, as the runtime documents it. May be empty.
    pub says: String,
}

impl Rule {
    /// Returns the rule that an error of a call names.
    pub fn of(error: &DispatchError) -> Self {
        match error {
            DispatchError::Module(error) => Self::of_module(error),
            other => Self { pallet: String::new(), name: format!("{other:?}"), says: in_words(other).into() },
        }
    }

    fn of_module(error: &ModuleError) -> Self {
        let bytes = [&[error.index][..], &error.error].concat();
        let named = RuntimeError::decode(&mut &bytes[..]).map(|error| format!("{error:?}")).unwrap_or_default();
        let (pallet, name) = match named.split_once('(') {
            Some((pallet, name)) => (pallet.to_owned(), name.trim_end_matches(')').to_owned()),
            None => (format!("pallet {}", error.index), format!("error {}", error.error[0])),
        };
        let says = sentences().get(&(error.index, error.error[0])).cloned().unwrap_or_default();
        Self { pallet, name, says }
    }
}

impl Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.pallet.is_empty(), self.says.is_empty()) {
            (false, false) => write!(f, "{}.{}: {}", self.pallet, self.name, self.says),
            (false, true) => write!(f, "{}.{}", self.pallet, self.name),
            (true, false) => write!(f, "{}: {}", self.name, self.says),
            (true, true) => write!(f, "{}", self.name),
        }
    }
}

/// Returns the sentence of an error that belongs to no pallet; none where nobody can do anything about it.
fn in_words(error: &DispatchError) -> &'static str {
    match error {
        DispatchError::Token(TokenError::FundsUnavailable) => {
            "The account has too little for this: it needs more AGT, or more of the asset that is paid."
        }
        DispatchError::Token(TokenError::NotExpendable | TokenError::OnlyProvider) => {
            "The account would have too little left to exist: leave the least balance there."
        }
        DispatchError::Token(TokenError::Frozen) => "What would be paid is frozen.",
        _ => "",
    }
}

/// What the runtime's metadata says of each error, by the index of its pallet and its own.
fn sentences() -> &'static BTreeMap<(u8, u8), String> {
    static SENTENCES: OnceLock<BTreeMap<(u8, u8), String>> = OnceLock::new();
    SENTENCES.get_or_init(|| {
        // The runtime works out the defaults of its storage, and reads its state for some of them: an empty one will do.
        let told = sp_io::TestExternalities::default().execute_with(Runtime::metadata);
        let RuntimeMetadata::V14(metadata) = told.1 else { return BTreeMap::new() };
        let mut found = BTreeMap::new();
        for pallet in &metadata.pallets {
            let of = pallet.error.as_ref().and_then(|error| metadata.types.resolve(error.ty.id));
            let Some(TypeDef::Variant(errors)) = of.map(|of| &of.type_def) else { continue };
            for error in &errors.variants {
                let says = error.docs.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
                found.insert((pallet.index, error.index), says.collect::<Vec<_>>().join(" "));
            }
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_of_a_pallet_has_its_name_and_its_sentence() {
        let rule = Rule::of(&pallet_tasks::Error::<Runtime>::CommitmentMismatch.into());
        assert_eq!((rule.pallet.as_str(), rule.name.as_str()), ("Tasks", "CommitmentMismatch"));
        assert!(!rule.says.is_empty() && rule.to_string().starts_with("Tasks.CommitmentMismatch: "), "{rule}");
    }

    #[test]
    fn an_error_without_a_pallet_has_a_name() {
        assert_eq!(Rule::of(&DispatchError::BadOrigin).name, "BadOrigin");
        assert_eq!(Rule::of(&DispatchError::BadOrigin).to_string(), "BadOrigin");
        let poor = Rule::of(&TokenError::FundsUnavailable.into());
        assert_eq!(poor.name, "Token(FundsUnavailable)");
        assert!(poor.to_string().starts_with("Token(FundsUnavailable): The account has too little"), "{poor}");
    }

    #[test]
    fn an_error_of_an_unknown_pallet_keeps_its_numbers() {
        let rule = Rule::of(&DispatchError::Module(ModuleError { index: 250, error: [7, 0, 0, 0], message: None }));
        assert_eq!((rule.pallet.as_str(), rule.name.as_str()), ("pallet 250", "error 7"));
    }
}
