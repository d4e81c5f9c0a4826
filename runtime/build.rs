//! Builds the wasm runtime beside the native one.

fn main() {
    #[cfg(all(feature = "std", not(feature = "metadata-hash")))]
    substrate_wasm_builder::WasmBuilder::build_using_defaults();

    // Symbol and decimals are bound by every signature of a hardware wallet: tests hold them equal to the token's own.
    #[cfg(all(feature = "std", feature = "metadata-hash"))]
    substrate_wasm_builder::WasmBuilder::init_with_defaults().enable_metadata_hash("AGT", 12).build();
}
