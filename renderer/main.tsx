import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import './shell/shell.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
}
