import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { fireEvent, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createQueryClient, Providers } from '@/app/providers';
import { createAppRouter } from '@/app/router';
import { session } from '@/shared/api/session';
import type { Me } from '@/shared/api/types';
import { me } from './fixtures';

// Nobody looks at these pages: no styles are computed and nothing moves.
const bare = { zeroRuntime: true, token: { motion: false } };

/** Opens a path of the real program, by default as an administrator who is signed in. */
export function open(path: string, { as = me }: { as?: Me | null } = {}) {
  if (as) session.reset({ status: 'in', me: as }, 'token-1');
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }));
  const queries = createQueryClient();
  const view = render(
    <Providers queries={queries} theme={bare}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, router, user: userEvent.setup({ pointerEventsCheck: 0 }) };
}

/** Fills a field at one stroke; typing is for tests that are about typing. */
export function fill(field: HTMLElement, text: string): void {
  fireEvent.change(field, { target: { value: text } });
}
