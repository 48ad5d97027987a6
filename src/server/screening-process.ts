import { runJob } from './screening-job.js';
import { serveWork } from './work-process.js';

serveWork(runJob);
