import '../shared/look.css';
import './resident.css';
import { createRoot } from 'react-dom/client';
import { showTypeSize } from '../shared/type-size.ts';
import { ResidentApp } from './app.tsx';

showTypeSize();
createRoot(document.getElementById('app')!).render(<ResidentApp />);
