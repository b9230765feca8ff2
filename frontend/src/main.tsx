import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/global.css';
import { createQueryClient, Providers } from './app/providers';
import { installProgram } from './app/pwa';
import { createAppRouter } from './app/router';
import { startTexts } from './shared/i18n';
import { connection } from './shared/offline/connection';
import { followSession } from './shared/offline/device';
import { watchOutbox } from './shared/offline/outbox';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);
const queries = createQueryClient();
const router = createAppRouter();

// What index.html shows until there is a page; the first one takes its place.
const arrived = router.subscribe('onRendered', () => {
  arrived();
  document.getElementById('arriving')?.remove();
});

connection.watch();
followSession();
watchOutbox(() => void queries.invalidateQueries());
await startTexts();
root.render(
  <StrictMode>
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
void installProgram();
