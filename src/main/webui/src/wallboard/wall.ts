import { createContext, useContext } from 'react'

/** Whether the page hangs on a wall, where nobody can press anything. */
export const WallContext = createContext(false)

export const useWall = () => useContext(WallContext)
