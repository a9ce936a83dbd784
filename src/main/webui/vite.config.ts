import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const service = process.env['PERMANENCE_SERVICE'] ?? 'http://127.0.0.1:8080'

export default defineConfig(async () => {
  // A mock service for work on the screens alone: `npm run mock`. It is never part of the build.
  const pretended = process.env['PERMANENCE_MOCK'] ? [(await import('./dev/mock.ts')).pretendedService()] : []
  // The service compares a request's origin with its host, so the proxy must keep the browser's Host header.
  const forwarded = { '/api': { target: service, changeOrigin: false }, '/live': { target: service, changeOrigin: false, ws: true } }
  return {
    plugins: [react(), ...pretended],
    server: {
      host: '127.0.0.1',
      port: 5173,
      ...(process.env['PERMANENCE_MOCK'] ? {} : { proxy: forwarded }),
    },
    // Only browsers that support light-dark() natively: the rewriting for older ones would lose the colours.
    build: {
      target: 'es2023',
      cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
      chunkSizeWarningLimit: 700,
      // One script before log-in: the default splitting by shared modules would make twenty chunks of it.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial' as const] }] } } },
    },
    test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'], restoreMocks: true },
  }
})
