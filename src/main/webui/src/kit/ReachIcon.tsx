import type { ReachKind } from '../api/types'
import { DeskPhoneIcon, HeadsetIcon, HomeIcon } from './icons'

export function ReachIcon({ kind }: { kind: ReachKind }) {
  switch (kind) {
    case 'softphone':
      return <HeadsetIcon size={20} />
    case 'desk':
      return <DeskPhoneIcon size={20} />
    case 'home':
      return <HomeIcon size={20} />
  }
}
