import { defineConfig } from 'vitest/config';

// The page is served at `/` by the requester's server. For `npm run dev`, AGT_SERVER_URL names that server.
export default defineConfig({
  build: {
    // The one large file is @polkadot/api, which is loaded with the first call that is signed.
    chunkSizeWarningLimit: 1_000,
    outDir: 'dist',
    rollupOptions: {
      // Comments of packages that stand where rollup does not use them.
      onwarn: (warning, warn) => {
        if (warning.code !== 'INVALID_ANNOTATION') warn(warning);
      },
    },
    target: 'es2022',
  },
  server: { proxy: { '/api': process.env['AGT_SERVER_URL'] ?? 'http://127.0.0.1:8080' } },
  test: { include: ['tests/**/*.test.ts'] },
});
