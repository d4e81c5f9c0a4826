// The bytes of the runtime that a chain runs: the value of the well-known key `:code`.

const KEY = '0x3a636f6465';

export async function code(api) {
  const hex = (await api.rpc.state.getStorage.raw(KEY)).toString();
  return Buffer.from(hex.slice(2), 'hex');
}
