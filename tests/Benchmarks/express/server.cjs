// One durable row per POST behind Express, a worker for each processor: what many systems do instead of keeping history.
const cluster = require('node:cluster');
const { availableParallelism } = require('node:os');
const { randomUUID } = require('node:crypto');

if (cluster.isPrimary) {
  for (let i = 0; i < availableParallelism(); i++) cluster.fork();
} else {
  const express = require('express');
  const { Pool } = require('pg');
  const [, , host, port] = process.argv;
  const pool = new Pool({ host, port: 5432, user: 'postgres', database: 'postgres', max: 16 });
  const app = express();
  app.use(express.json());
  app.get('/', (_, answer) => answer.sendStatus(200));
  app.post('/requests', async (request, answer) => {
    const id = randomUUID();
    await pool.query({ name: 'insert', text: 'insert into plain_request (id, data) values ($1, $2)', values: [id, request.body] });
    answer.status(201).json({ id });
  });
  app.listen(Number(port), '127.0.0.1');
}
