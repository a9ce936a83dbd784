import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** A quiet petrol blue. As text, shade 7 on white and shade 3 on the dark background both have a contrast of at least 4.5:1. */
const petrol: MantineColorsTuple = [
  '#eef7f8',
  '#dcebed',
  '#b5d7da',
  '#8bc1c7',
  '#69afb6',
  '#53a3ab',
  '#459da6',
  '#1f7480',
  '#155f69',
  '#0b4d56',
]

/** The dark scheme, in the same cool greys as app.css. */
const dark: MantineColorsTuple = [
  '#e6edec',
  '#c5d0cf',
  '#a9b7b6',
  '#77888b',
  '#3d484a',
  '#323c3e',
  '#242d2e',
  '#1c2324',
  '#171d1e',
  '#14191a',
]

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  colors: { petrol, dark },
  fontFamily: '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Input: { defaultProps: { size: 'sm' } },
  },
})
