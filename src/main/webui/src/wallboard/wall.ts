import { createContext, useContext } from 'react'

/** Whether the page is on a wall screen, where nobody can press anything. */
export const WallContext = createContext(false)

export const useWall = () => useContext(WallContext)
