import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@mantine/core/styles.css'
import './app/app.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { startI18n } from './i18n'
import { version } from './kit/version'

// Whatever could not be fetched, there may be a newer version.
window.addEventListener('vite:preloadError', () => void version.look())

await startI18n()
createRoot(document.getElementById('root')!).render(<App />)
