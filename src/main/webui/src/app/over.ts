import { createContext, useContext } from 'react'

/** A password is asked over the page: only the call stays within reach. */
export const Asking = createContext(false)

export const useAsking = (): boolean => useContext(Asking)
