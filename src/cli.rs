//! The command line, in Vietnamese: what clap says by itself in English is said here instead.

use crate::commands::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory as _, FromArgMatches as _};
use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

/// Sổ Vàng: theo dõi phong trào thi đua và khen thưởng của xã, phường, ghi một lần, ai cũng kiểm tra được
#[derive(Debug, clap::Parser)]
#[command(name = "sovang", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// What to say instead of running: help, or what is wrong with the command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    words: String,
    wrong: bool,
}

impl Said {
    /// Says it. Help is an answer, anything else a failure of usage.
    pub(crate) fn tell(&self) -> ExitCode {
        let said = if self.wrong {
            writeln!(std::io::stderr(), "sovang: {}", self.words)
        } else {
            writeln!(std::io::stdout(), "{}", self.words.trim_end())
        };
        match (said, self.wrong) {
            (Ok(()), false) => ExitCode::SUCCESS,
            _ => ExitCode::from(2),
        }
    }
}

/// Reads the command line.
///
/// # Errors
/// Help that was asked for, or what is wrong.
pub(crate) fn parse(args: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Command, Said> {
    let mut command = vietnamese(Cli::command(), "");
    let cli = command.try_get_matches_from_mut(args).and_then(|matches| Cli::from_arg_matches(&matches));
    cli.map(|cli| cli.command).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Said { words: error.to_string(), wrong: false },
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Said { words: error.to_string(), wrong: true },
        _ => Said { words: explain(&error), wrong: true },
    })
}

const TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}";

/// Headings, usage and the help option itself, for a command and all below it.
fn vietnamese(command: clap::Command, above: &str) -> clap::Command {
    let path = format!("{above}{}", command.get_name());
    let mut usage = format!("{path} [TÙY CHỌN]");
    for arg in command.get_positionals() {
        let name = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
        let many = if matches!(arg.get_action(), ArgAction::Append) { "..." } else { "" };
        usage.push_str(&format!(" <{name}>{many}"));
    }
    let has_commands = command.has_subcommands();
    if has_commands {
        usage.push_str(" <LỆNH>");
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("In phần trợ giúp này");
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(help)
        .help_template(TEMPLATE)
        .override_usage(usage)
        .subcommand_help_heading("Lệnh")
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Đối số" } else { "Tùy chọn" };
            let arg = arg.help_heading(heading);
            if arg.get_action().takes_values() {
                arg.hide_env(true).hide_default_value(true).hide_possible_values(true)
            } else {
                arg
            }
        });
    if above.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(version.help("In phiên bản").help_heading("Tùy chọn"));
    }
    if has_commands {
        command = command.subcommand_required(true).arg_required_else_help(true);
    }
    let below = format!("{path} ");
    command.mut_subcommands(|command| vietnamese(command, &below))
}

fn explain(error: &clap::Error) -> String {
    let named = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    };
    let (arg, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    let fault = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("thiếu {arg}"),
        ErrorKind::UnknownArgument => format!("không có tùy chọn {arg}"),
        ErrorKind::InvalidSubcommand => format!("không có lệnh {}", named(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} cần một giá trị"),
        ErrorKind::InvalidValue => {
            format!("{arg} không nhận “{value}”; hãy dùng một trong: {}", named(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => format!("{arg} không nhận “{value}”"),
        ErrorKind::ArgumentConflict => format!("{arg} không dùng cùng {}", named(ContextKind::PriorArg)),
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => {
            format!("{arg}: số giá trị không đúng")
        }
        _ => "dòng lệnh không đọc được".to_owned(),
    };
    format!("{fault}\nXem cách dùng: sovang --help, hoặc thêm --help sau lệnh.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(args: &[&str]) -> Said {
        parse([&["sovang"], args].concat()).unwrap_err()
    }

    #[test]
    fn the_command_line_is_sound() {
        vietnamese(Cli::command(), "").debug_assert();
    }

    #[test]
    fn help_is_vietnamese_all_the_way_down() {
        let mut open = vec![(vietnamese(Cli::command(), ""), vec![])];
        let mut seen = 0;
        while let Some((command, path)) = open.pop() {
            let mut args = path.clone();
            args.push("--help");
            let said = said(&args);
            assert!(!said.wrong && said.words.contains("Cách dùng: sovang"), "{}", said.words);
            for english in
                ["Usage", "Options", "Commands", "Arguments", "Print", "[env", "[default", "possible"]
            {
                assert!(!said.words.contains(english), "{english}: {}", said.words);
            }
            for arg in command.get_arguments() {
                assert!(arg.get_help().is_some(), "{path:?} {} says nothing", arg.get_id());
            }
            for below in command.get_subcommands() {
                assert!(below.get_about().is_some(), "{} says nothing", below.get_name());
                let name: &'static str = Box::leak(below.get_name().to_owned().into_boxed_str());
                open.push((below.clone(), [path.clone(), vec![name]].concat()));
            }
            seen += 1;
        }
        assert!(seen > 12, "{seen}");
    }

    #[test]
    fn mistakes_are_told_in_vietnamese() {
        for (args, words) in [
            (&["trinh-dien"][..], "không có lệnh trinh-dien"),
            (&["demo", "--mau"], "không có tùy chọn --mau"),
            (&["demo", "--seed", "mot"], "--seed <SỐ> không nhận “mot”"),
            (&["plan", "check"], "thiếu <TỆP>..."),
            (&["serve", "--data"], "--data <THƯ MỤC> cần một giá trị"),
        ] {
            let said = said(args);
            assert!(said.wrong && said.words.starts_with(words), "{args:?}: {}", said.words);
        }
    }
}
