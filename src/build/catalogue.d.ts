/** Made by the build from templates/: see catalogue-plugin.ts. */
declare module 'catalogue' {
  import type { Pack } from '../packs/pack.ts';
  import type { Template } from '../plan/render.ts';
  export default function loadCatalogue(): Promise<readonly Pack<Template>[]>;
}
