import { useQuery } from '@tanstack/react-query'
import { call } from '../api/http'
import type { SetUp, SetUpStep } from '../api/types'

/** In the order in which they are usually done. */
export const steps = ['administrator', 'line', 'hours', 'people', 'trunk', 'call'] as const satisfies SetUpStep[]

/** The first answered call ends the set-up for good, whatever is changed afterwards. */
export const isOver = ({ done }: SetUp): boolean => done.includes('call')

/** The first step that is not done. */
export const nextOf = ({ done }: SetUp): SetUpStep | undefined => steps.find((step) => !done.includes(step))

/** Whether a call would be answered now. */
export const isReady = ({ done, reachable }: SetUp): boolean => done.includes('line') && done.includes('hours') && reachable > 0

/** Whether the menu and the pages speak of it. */
export const reminds = (setUp: SetUp | undefined): setUp is SetUp => setUp !== undefined && !setUp.putAway && !isOver(setUp)

const LIVE_MILLIS = 2_000
/** Other pages show how far it is after each change. */
const BESIDE_MILLIS = 5_000

/** How far the set-up is. Of a line that is set up it asks once. @param live follows calls and the carrier */
export function useSetUp(live = false) {
  return useQuery({
    queryKey: ['set-up'],
    queryFn: () => call<SetUp>('/api/set-up'),
    staleTime: live ? 0 : 60_000,
    refetchInterval: ({ state: { data } }) => (live && !(data && isOver(data)) ? LIVE_MILLIS : reminds(data) ? BESIDE_MILLIS : false),
  })
}
