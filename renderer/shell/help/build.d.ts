/** The constants that vite.config.ts defines at build time. */
interface ImportMetaEnv {
  readonly KEELING_VERSION: string;
}
