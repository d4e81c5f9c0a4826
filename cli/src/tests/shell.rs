//! The commands of this program that a page of the documentation shows or names.

/// Returns the words of each command of this program in the blocks of a page that are written for a shell.
pub fn commands_in(page: &str) -> Vec<Vec<String>> {
    let lines = lines_in(page);
    let commands = lines.iter().flat_map(|line| split(line));
    commands.filter(|words| words.first().is_some_and(|word| word == "agt")).collect()
}

/// Returns the words of each command of this program that stands in the text of a page, between backticks.
pub fn spans_in(page: &str) -> Vec<Vec<String>> {
    let text: Vec<&str> = page.split("```").step_by(2).collect();
    let text = text.join("\n");
    let spans = text.split('`').skip(1).step_by(2).filter(|span| span.starts_with("agt "));
    spans.flat_map(|span| split(&span.replace('\n', " "))).collect()
}

/// Returns the lines of the blocks for a shell. One that a backslash ends goes on in the next.
fn lines_in(page: &str) -> Vec<String> {
    let (mut is_in_block, mut is_shell, mut lines, mut begun) = (false, false, Vec::new(), String::new());
    for line in page.lines() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            is_in_block = !is_in_block;
            is_shell = is_in_block && ["sh", "bash"].contains(&language.trim());
            continue;
        }
        if !is_shell {
            continue;
        }
        match line.trim_end().strip_suffix('\\') {
            Some(part) => begun += part,
            None => lines.push(std::mem::take(&mut begun) + line),
        }
    }
    lines
}

/// Returns the words of each command of a line, as a shell takes it apart: at spaces outside quotes, and at the signs between
/// commands and before files. A comment is none.
fn split(line: &str) -> Vec<Vec<String>> {
    let (mut commands, mut words) = (Vec::new(), Vec::new());
    let (mut word, mut quote) = (None::<String>, None);
    for letter in line.chars() {
        match (quote, letter) {
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => word.get_or_insert_default().push(letter),
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, '#') if word.is_none() => break,
            (None, '|' | '&' | ';' | '<' | '>') => {
                words.extend(word.take());
                commands.push(std::mem::take(&mut words));
            }
            (None, _) if letter.is_whitespace() => words.extend(word.take()),
            (None, _) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    commands.push(words);
    commands
}

#[test]
fn commands_are_taken_apart_as_a_shell_does() {
    let page =
        "`agt text`\n```sh\nagt a 'b c' # d\nls | agt e \\\n  --f \"g\" > h\nagt-node i\n```\n```text\nagt j\n```\n";
    assert_eq!(commands_in(page), [vec!["agt", "a", "b c"], vec!["agt", "e", "--f", "g"]]);
    assert_eq!(spans_in(page), [["agt", "text"]]);
}
