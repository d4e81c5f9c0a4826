import './style.css';

import { App } from './app';
import { Shell } from './views/shell';

const root = document.getElementById('page');
if (root) new App(new Shell(root)).start();
