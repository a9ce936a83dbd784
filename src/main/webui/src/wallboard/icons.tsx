import { icon } from '../kit/icons'

export const BellIcon = icon(<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15ZM10 20.5h4" />)
export const SilentIcon = icon(<path d="M8 6.5A6 6 0 0 1 18 11v4M6 10.5v6L4.5 18H17M10 20.5h4M4 3l17 18" />)
export const HandIcon = icon(
  <path d="M7.5 12V6.5a1.4 1.4 0 0 1 2.8 0V11 4.8a1.4 1.4 0 0 1 2.8 0V11 5.8a1.4 1.4 0 0 1 2.8 0v6-3.3a1.4 1.4 0 0 1 2.8 0V14a6.8 6.8 0 0 1-6.8 6.8c-3 0-4.6-1.3-6-3.9l-2.2-4.1a1.4 1.4 0 0 1 2.4-1.4Z" />,
)
