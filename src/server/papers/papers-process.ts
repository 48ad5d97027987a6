import { serveWork } from '../work-process.js';
import { makePapers } from './papers-job.js';

serveWork(makePapers);
