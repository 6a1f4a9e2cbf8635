import '../shared/look.css';
import './desk.css';
import { createRoot } from 'react-dom/client';
import { showTypeSize } from '../shared/type-size.ts';
import { DeskApp } from './app.tsx';

showTypeSize();
createRoot(document.getElementById('app')!).render(<DeskApp />);
