import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Every asset is a file of its own: the desk allows nothing inline and nothing from elsewhere. */
export default defineConfig({
  plugins: [react()],
  build: { assetsInlineLimit: 0, modulePreload: false, sourcemap: false, chunkSizeWarningLimit: 2000 },
});
