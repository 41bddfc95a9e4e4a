/** What the build says of itself, in vite.config.ts. */
interface ImportMetaEnv {
  readonly KEELING_VERSION: string;
}
