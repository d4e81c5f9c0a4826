//! The program `agt`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    agt_cli::run(std::env::args_os()).await
}
