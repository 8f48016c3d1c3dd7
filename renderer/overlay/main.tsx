import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/base.css';
import '../design/buttons.css';
import '../design/waiting.css';
import './overlay.css';
import { Overlay } from './Overlay.tsx';
import { follow } from './session.ts';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<Overlay />);
  void follow();
}
