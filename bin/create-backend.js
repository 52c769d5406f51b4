#!/usr/bin/env node
// What is published as `create-backend`, from a clone that is ready: see setup.js.
import '../dist/create-backend.cjs';
