import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/http'
import type { Line } from '../api/types'

const none: Line[] = []

/** Those that were removed too: what is past has their names. */
export function useAllLines(): Line[] {
  return useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 300_000 }).data ?? none
}

/** Those in use. */
export function useLines(): Line[] {
  const all = useAllLines()
  return useMemo(() => all.filter(({ retiredAt }) => retiredAt === null), [all])
}

/** Whether nobody has entered a line yet. */
export function useNoLine(): boolean {
  return useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 300_000 }).data?.length === 0
}
