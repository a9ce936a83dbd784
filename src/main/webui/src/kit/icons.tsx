import type { ReactNode } from 'react'

/** Icons drawn for this application. They always stand beside words or a label, so they are hidden from assistive technology. */
export function icon(drawing: ReactNode) {
  return function Icon({ size = 18 }: { size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {drawing}
      </svg>
    )
  }
}

const handset =
  'M6 3.5h3l1.7 4.4-2.1 1.6a13 13 0 0 0 5.9 5.9l1.6-2.1 4.4 1.7v3a2.5 2.5 0 0 1-2.7 2.5A16.3 16.3 0 0 1 3.5 6.2 2.5 2.5 0 0 1 6 3.5Z'

export const PhoneIcon = icon(<path d={handset} />)
export const HangUpIcon = icon(
  <path d="M3 14.5c-.6-1.2-.6-2.6.4-3.5 4.8-4.2 12.4-4.2 17.2 0 1 .9 1 2.3.4 3.5l-.9 1.6-4.3-1.3v-2.9a13.5 13.5 0 0 0-7.6 0v2.9l-4.3 1.3Z" />,
)
export const MicrophoneIcon = icon(
  <>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
  </>,
)
export const MutedIcon = icon(
  <>
    <path d="M9 9.5V11a3 3 0 0 0 4.6 2.5M15 10.5V6a3 3 0 0 0-5.7-1.3M5.5 11.5A6.5 6.5 0 0 0 16 16.6M18.4 12.6c.1-.4.1-.7.1-1.1M12 18v3M4 3l16 18" />
  </>,
)
export const PauseIcon = icon(<path d="M8.5 5v14M15.5 5v14" />)
export const ResumeIcon = icon(<path d="M8 5.5v13l10.5-6.5Z" />)
export const TransferIcon = icon(<path d="M4 12h15M13.5 6.5 19 12l-5.5 5.5" />)
export const ThirdIcon = icon(
  <>
    <circle cx="9.5" cy="8" r="3.5" />
    <path d="M3.5 19.5c.6-3.6 3-5.5 6-5.5s5.4 1.9 6 5.5M18.5 8v6M15.5 11h6" />
  </>,
)
export const KeypadIcon = icon(
  <path d="M6 5.5h.01M12 5.5h.01M18 5.5h.01M6 11h.01M12 11h.01M18 11h.01M6 16.5h.01M12 16.5h.01M18 16.5h.01M12 21h.01" />,
)
export const HelpIcon = icon(
  <>
    <circle cx="12" cy="12" r="9" />
    <circle cx="12" cy="12" r="3.6" />
    <path d="m5.7 5.7 3.7 3.7M14.6 14.6l3.7 3.7M18.3 5.7l-3.7 3.7M9.4 14.6l-3.7 3.7" />
  </>,
)
export const SoundIcon = icon(<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />)
export const CheckIcon = icon(<path d="m5 12.5 4.5 4.5L19 7.5" />)
export const AlertIcon = icon(
  <>
    <path d="M12 4 2.8 19.5h18.4Z" />
    <path d="M12 10v4M12 16.8v.1" />
  </>,
)
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />)
export const MoreIcon = icon(<path d="m9 6 6 6-6 6" />)
export const CloseIcon = icon(<path d="m6 6 12 12M18 6 6 18" />)
export const SunIcon = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />
  </>,
)
export const MoonIcon = icon(<path d="M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2Z" />)
export const PencilIcon = icon(<path d="m4 20 1-4.5L16.5 4a2 2 0 0 1 3 0l.5.5a2 2 0 0 1 0 3L8.5 19Z" />)
export const HeadsetIcon = icon(
  <>
    <path d="M4.5 15v-3a7.5 7.5 0 0 1 15 0v3" />
    <rect x="3.5" y="13.5" width="4" height="6.5" rx="2" />
    <rect x="16.5" y="13.5" width="4" height="6.5" rx="2" />
  </>,
)
export const DeskPhoneIcon = icon(
  <>
    <rect x="3.5" y="9" width="17" height="11" rx="2" />
    <path d="M6 9V7.5C6 5 8.5 4 12 4s6 1 6 3.5V9M9 13h.01M12 13h.01M15 13h.01M9 16h.01M12 16h.01M15 16h.01" />
  </>,
)
export const HomeIcon = icon(<path d="M4 11.5 12 4.5l8 7V20h-5.5v-5h-5v5H4Z" />)
