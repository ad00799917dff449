//! The `wasm-bindgen` that Trunk calls. It does what the program of that name does, and before that splits the
//! program into its main module and the chunks fetched on demand, which `#[wasm_split]` marks in the app. Trunk
//! knows nothing of chunks: they lie beside the rest in its output folder, from which `cargo xtask dist` takes
//! them.

mod glue;
mod release;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow, ensure};
use lexopt::{Arg, Parser, ValueExt};
use wasm_bindgen_cli_support::Bindgen;

/// The path by which the program imports the chunks' loader, which is merged into the glue.
const LOADER: &str = "./__wasm_split.js";

/// The arguments of `wasm-bindgen` that Trunk gives: the compiled program, the folder and the base name of the output.
struct Request {
    program: PathBuf,
    folder: PathBuf,
    name: String,
}

fn main() -> Result<()> {
    match parse_arguments()? {
        Some(request) => generate(&request),
        None => {
            // Trunk takes it only if it is of the version in Cargo.lock.
            println!("wasm-bindgen {}", wasm_bindgen_shared::version());
            Ok(())
        }
    }
}

/// Reads the command line; `None` if it only asks which version this is.
fn parse_arguments() -> Result<Option<Request>> {
    let (mut program, mut folder, mut name) = (None, None, None);
    let mut parser = Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("version") => return Ok(None),
            Arg::Long("out-dir") => folder = Some(PathBuf::from(parser.value()?)),
            Arg::Long("out-name") => name = Some(parser.value()?.string()?),
            Arg::Long("target") => {
                let target = parser.value()?;
                ensure!(target == "web", "the program is split for the target web, not {target:?}");
            }
            Arg::Long("no-typescript") => {}
            Arg::Value(value) => program = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Some(Request {
        program: program.context("which program?")?,
        folder: folder.context("--out-dir?")?,
        name: name.context("--out-name?")?,
    }))
}

/// Writes `NAME.js`, `NAME_bg.wasm` and `NAME_CHUNK.wasm` for each chunk into the folder.
fn generate(Request { program, folder, name }: &Request) -> Result<()> {
    // Chunks of an earlier build must not stay.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    // Trunk's folders are `wasm-bindgen/debug` and `wasm-bindgen/release`; nothing else tells us.
    let release = folder.ends_with("release");

    let split = folder.join("split");
    let main = split.join(format!("{name}.wasm"));
    let chunks = split_program(program, &split, &main, name)?;
    let mut output = Bindgen::new()
        .input_path(&main)
        .web(true)?
        .typescript(false)
        // The chunks share the table and the memory of the main module.
        .keep_lld_exports(true)
        .generate_output()?;

    let mut loader = fs::read_to_string(split.join(LOADER))?;
    for chunk in &chunks {
        let file = chunk.file_name().and_then(|file| file.to_str()).context("a chunk's name")?;
        let file_name = format!("{name}_{file}");
        loader = loader.replace(&format!("./{file}"), &format!("./{file_name}"));
        let bytes = fs::read(chunk)?;
        fs::write(
            folder.join(file_name),
            if release { release::strip_custom_sections(&bytes)? } else { bytes },
        )?;
    }
    let mut script = glue::with_loader(output.js(), &loader, LOADER)?;
    let mut module = output.wasm_mut().emit_wasm();
    if release {
        (script, module) =
            release::shorten_names(&script, &release::strip_custom_sections(&module)?)?;
    }
    fs::write(folder.join(format!("{name}.js")), script)?;
    fs::write(folder.join(format!("{name}_bg.wasm")), module)?;
    Ok(fs::remove_dir_all(split)?)
}

/// Writes the main module, the chunks and their loader into a folder; returns the chunks' paths.
fn split_program(program: &Path, folder: &Path, main: &Path, name: &str) -> Result<Vec<PathBuf>> {
    let bytes = fs::read(program).with_context(|| program.display().to_string())?;
    let glue = format!("./{name}.js");
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = main;
    options.main_module = &glue;
    options.link_name = LOADER;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .context("the program was not split: was it built with the flags of .cargo/config.toml?")?;
    Ok(split.split_modules)
}
