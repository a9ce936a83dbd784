import { useQuery } from '@tanstack/react-query'
import { call } from '../api/http'
import type { UiLanguage } from '../api/types'

export interface Line {
  code: string
  name: string
  languages: UiLanguage[]
  serviceLevelSeconds: number
}

const none: Line[] = []

export function useLines(): Line[] {
  return useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 300_000 }).data ?? none
}
