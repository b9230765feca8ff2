import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/global.css';
import { createQueryClient, Providers } from './app/providers';
import { createAppRouter } from './app/router';
import { startTexts } from './shared/i18n';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);
const queries = createQueryClient();
const router = createAppRouter();

await startTexts();
root.render(
  <StrictMode>
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
