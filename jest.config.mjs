import { about } from './scripts/build/settings.mjs'

const shared = {
  testEnvironment: 'node',
  globals: about,
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/__tests__/support/seeded-fast-check.mjs',
    '^(\\.{1,2}/(?!.*/node_modules/).*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json', diagnostics: false }] },
}

/** Fast tests run on every save; the rest start real processes, servers and browsers. */
const slow = ['integration', 'e2e']

export default {
  // A test that hangs is found as surely; one that is only slow, on a busy machine, is none.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...slow.map((folder) => `<rootDir>/__tests__/${folder}/`)],
    },
    {
      ...shared,
      displayName: 'real',
      testMatch: slow.map((folder) => `<rootDir>/__tests__/${folder}/**/*.test.ts`),
    },
  ],
}
