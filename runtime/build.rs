//! Builds the wasm runtime beside the native one.

fn main() {
    // The builder hands the crate's features on to the wasm. The checks of `try_state` belong to the native build alone:
    // the chain never calls them.
    #[cfg(feature = "std")]
    std::env::remove_var("CARGO_FEATURE_TRY_RUNTIME");

    #[cfg(all(feature = "std", not(feature = "metadata-hash")))]
    substrate_wasm_builder::WasmBuilder::build_using_defaults();

    // Symbol and decimals are bound by every signature of a hardware wallet: tests hold them equal to the token's own.
    #[cfg(all(feature = "std", feature = "metadata-hash"))]
    substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("AGT", 12).build();
}
