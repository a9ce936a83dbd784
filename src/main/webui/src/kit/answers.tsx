import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'

export const client = new QueryClient({
  defaultOptions: {
    queries: { refetchOnWindowFocus: false, retry: 1 },
    // Without a network a change fails at once and says so. By default it would wait, without a word, and be made later, unasked.
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** What was read belongs to the session in which it was read. */
export const forgetAnswers = (): void => client.removeQueries()

/** Gives what is drawn below it the service's answers. Log-in asks for none, and does not fetch this. */
export function Answers({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
