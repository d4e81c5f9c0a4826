//! Passwords of key files: from a file, the environment, or a person.

use crate::{
    context::Context,
    error::{Failure, Result},
};
use std::{env, fs, path::Path};
use zeroize::Zeroizing;

/// A password. It is wiped from memory when it is dropped.
pub type Password = Zeroizing<String>;

/// Returns the password that a file or the environment says, or asks for it once.
///
/// Errors: [`Exit::Local`](crate::error::Exit::Local) if nobody says it.
pub fn known_or_asked(context: &Context, question: &str) -> Result<Password> {
    match known(context)? {
        Some(password) => Ok(password),
        None => asked(context, question),
    }
}

/// Returns the password of a new key, or asks for it twice.
///
/// Errors: [`Exit::Local`](crate::error::Exit::Local) if nobody says it, it is empty, or the answers differ.
pub fn for_a_new_key(context: &Context) -> Result<Password> {
    let password = match known(context)? {
        Some(password) => password,
        None => asked_twice(context)?,
    };
    not_empty(password)
}

/// Returns the password under which a key is written that comes from a file with the password `old`: what the first line of
/// `new` says, and without such a file `old` itself. An empty one is not kept: another is asked for, twice.
///
/// Errors: [`Exit::Local`](crate::error::Exit::Local) if nobody says it, it is empty, or the answers differ.
pub fn for_an_imported_key(context: &Context, old: Password, new: Option<&Path>) -> Result<Password> {
    let password = match new {
        Some(path) => first_line(path)?,
        None if !old.is_empty() => old,
        None if context.out.can_ask() => asked_twice(context)?,
        None => {
            let what = "the file has an empty password, and nobody can be asked for a new one; use --new-password-file";
            return Err(Failure::local("Password", what));
        }
    };
    not_empty(password)
}

fn not_empty(password: Password) -> Result<Password> {
    match password.is_empty() {
        true => Err(Failure::local("Password", "the password is empty; a key file needs one")),
        false => Ok(password),
    }
}

fn asked_twice(context: &Context) -> Result<Password> {
    let password = asked(context, "Password of the new key: ")?;
    match *asked(context, "Once more: ")? == *password {
        true => Ok(password),
        false => Err(Failure::local("Password", "the two passwords differ; nothing was written, try again")),
    }
}

fn known(context: &Context) -> Result<Option<Password>> {
    if let Some(path) = &context.global.password_file {
        return first_line(path).map(Some);
    }
    Ok(env::var("AGT_PASSWORD").ok().map(Zeroizing::new))
}

fn asked(context: &Context, question: &str) -> Result<Password> {
    if !context.out.can_ask() {
        let what = "no password is given and nobody can be asked; use --password-file or AGT_PASSWORD";
        return Err(Failure::local("Password", what));
    }
    let read = rpassword::prompt_password(question);
    read.map(Zeroizing::new).map_err(|error| Failure::local("Password", format!("no password was read: {error}")))
}

/// Returns the first line of a file, without its end.
fn first_line(path: &Path) -> Result<Password> {
    let text = Zeroizing::new(fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?);
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_the_first_line_of_its_file_without_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("password");
        for text in ["a word", "a word\n", "a word\r\nmore"] {
            fs::write(&path, text).unwrap();
            assert_eq!(first_line(&path).unwrap().as_str(), "a word");
        }
        assert_eq!(first_line(&folder.path().join("none")).unwrap_err().rule, "File");
    }
}
