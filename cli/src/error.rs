//! What went wrong, and the status with which the program ends.

use agt_client::{Error, Refusal};
use serde_json::json;
use std::{
    fmt::{self, Display},
    process::ExitCode,
};

/// A result of this program.
pub type Result<Value> = std::result::Result<Value, Failure>;

/// The status with which the program ends when it has not done what it was asked. Zero is success.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// The chain, or a node of it, refuses: a rule is broken. Trying again changes nothing until the reason is gone.
    Refused = 1,
    /// The command is not written as the program understands it.
    Usage = 2,
    /// No node answers, or none of this chain. Trying again later can help.
    Unreachable = 3,
    /// A file, a key or a password on this machine cannot be used.
    Local = 4,
    /// A transaction was sent, and what became of it is not known. Look before you send it again.
    Unknown = 5,
}

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The status with which the program ends.
    pub exit: Exit,
    /// The name of the broken rule, for programs: the runtime's, the node's, or this program's own.
    pub rule: String,
    /// What is wrong and what to do, in one line.
    pub message: String,
}

impl Failure {
    /// A rule of the chain refuses what was asked.
    pub fn refused(rule: impl Into<String>, message: impl Into<String>) -> Self {
        Self { exit: Exit::Refused, rule: rule.into(), message: message.into() }
    }

    /// The command is wrong.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, rule: "Usage".into(), message: message.into() }
    }

    /// Something on this machine cannot be used: `rule` names what, such as `Key` or `File`.
    pub fn local(rule: impl Into<String>, message: impl Into<String>) -> Self {
        Self { exit: Exit::Local, rule: rule.into(), message: message.into() }
    }

    /// A file cannot be read or written.
    pub fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::local("File", format!("{}: {error}", path.display()))
    }

    /// A transaction was sent, or may have been, and nobody says what became of it.
    pub fn unknown(message: impl Into<String>) -> Self {
        Self { exit: Exit::Unknown, rule: "SentAndUnknown".into(), message: message.into() }
    }

    /// Prints the failure to the standard error, as a line or as JSON, and returns the status.
    pub fn end(&self, in_json: bool) -> ExitCode {
        if in_json {
            let error = json!({ "rule": self.rule, "message": self.message, "exit": self.exit as u8 });
            eprintln!("{}", json!({ "error": error }));
        } else {
            eprintln!("agt: {self}");
        }
        ExitCode::from(self.exit as u8)
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = self.message.split_whitespace().collect::<Vec<_>>().join(" ");
        // A program's own rule adds nothing for people, and the runtime's rule is in its text.
        match self.exit {
            Exit::Refused if !line.contains(&self.rule) => write!(f, "{}: {line}", self.rule),
            _ => f.write_str(&line),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::Broken(rule) => {
                let name = if rule.pallet.is_empty() { rule.name } else { format!("{}.{}", rule.pallet, rule.name) };
                Self::refused(name, message)
            }
            Error::Invalid(invalid) => Self::refused(invalid.name(), message),
            Error::Refused(refusal) if message.contains(DISCARDED) => Self::refused(
                "PrunedBlock",
                format!(
                    "the node has not kept the state of a block ({}); name by --node one that keeps all states (agt-node \
                     --state-pruning archive)",
                    refusal.message
                ),
            ),
            Error::Refused(refusal) => Self::refused(rule_of(&refusal), message),
            Error::UnknownBlock(_) => Self::refused("UnknownBlock", message),
            Error::Unreachable { .. } => Self {
                exit: Exit::Unreachable,
                rule: "Unreachable".into(),
                message: format!("{message}; start a node, or name one by --node"),
            },
            Error::OtherChain(_) => Self { exit: Exit::Unreachable, rule: "OtherChain".into(), message },
            Error::Unreadable(_) => Self { exit: Exit::Unreachable, rule: "Unreadable".into(), message },
            Error::Lost(_) => Self::refused("NotIncluded", message),
            Error::Key(_) => Self::local("Key", message),
        }
    }
}

/// What a node says of a block whose state it has pruned.
const DISCARDED: &str = "State already discarded";

/// Returns the name of the rule of a request that was refused; its code where it has no name.
fn rule_of(refusal: &Refusal) -> String {
    match refusal.rule() {
        "" => format!("code {}", refusal.code),
        rule => rule.into(),
    }
}

impl From<agt_datasets::Error> for Failure {
    fn from(error: agt_datasets::Error) -> Self {
        Self::local("File", error.to_string())
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        let text = error.render().to_string();
        // The first paragraph says what is wrong; the others repeat the help.
        let what = text.split("\n\n").next().unwrap_or_default().trim_start_matches("error: ");
        let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::usage(format!("{what}; add --help to see how it is written"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use agt_client::{Invalid, Rule};

    #[test]
    fn each_error_of_the_client_ends_with_the_status_of_its_kind() {
        let text = || "text".to_owned();
        let rule = Rule { pallet: "Access".into(), name: "NoBond".into(), says: "Bond first.".into() };
        let refusal = |data| Refusal { code: 14006, message: text(), data };
        let unreachable = Error::Unreachable { endpoints: vec!["ws://127.0.0.1:1".into()], reason: text() };
        let cases = [
            (Error::Broken(rule), Exit::Refused, "Access.NoBond"),
            (Error::Invalid(Invalid::Payment), Exit::Refused, "Payment"),
            (refusal(json!({ "rule": "UnknownCampaign" })).into(), Exit::Refused, "UnknownCampaign"),
            (refusal(json!(null)).into(), Exit::Refused, "code 14006"),
            (refusal(json!(format!("{DISCARDED} for 0x00"))).into(), Exit::Refused, "PrunedBlock"),
            (Error::UnknownBlock(7), Exit::Refused, "UnknownBlock"),
            (unreachable, Exit::Unreachable, "Unreachable"),
            (Error::OtherChain(text()), Exit::Unreachable, "OtherChain"),
            (Error::Key(text()), Exit::Local, "Key"),
            (Error::Lost(text()), Exit::Refused, "NotIncluded"),
        ];
        for (error, exit, rule) in cases {
            let failure = Failure::from(error);
            assert_eq!((failure.exit, failure.rule.as_str()), (exit, rule));
        }
    }

    #[test]
    fn a_failure_is_one_line_that_names_its_rule_once() {
        let failure = Failure::refused("Access.NoBond", "Access.NoBond: Bond\n  first.");
        assert_eq!(failure.to_string(), "Access.NoBond: Bond first.");
        assert_eq!(Failure::refused("Payment", "it cannot pay").to_string(), "Payment: it cannot pay");
        assert_eq!(Failure::local("Key", "no key").to_string(), "no key");
    }
}
