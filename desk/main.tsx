import 'virtual:tokens.css'
import './desk.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'

const place = document.getElementById('desk')
if (!place) throw new Error('the page has no place for the desk')
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
