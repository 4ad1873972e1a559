// The official clients of both protocols against the fake server: node check_clients.mjs FAKE_LLM
// The packages `ollama` and `openai` are looked for under $REI_NODE_CLIENTS, or here; where they are not installed
// it says so and exits with 77, and ctest skips.
import assert from 'node:assert';
import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const require = createRequire(pathToFileURL((process.env.REI_NODE_CLIENTS ?? process.cwd()) + '/'));
let Ollama, OpenAI;
try {
  ({Ollama} = require('ollama'));
  OpenAI = require('openai').default;
} catch (missing) {
  console.log(`skipped: ${missing.message.split('\n')[0]}`);
  process.exit(77);
}

/** A fake with these arguments, and where it is. */
function serve(...options) {
  const fake = spawn(process.argv[2], options);
  return new Promise((found) => fake.stdout.once('data', (url) => found({fake, url: String(url).trim()})));
}

const say = [{role: 'user', content: 'hi'}];
const tools = [{type: 'function', function: {name: 'time', description: '', parameters: {type: 'object', properties: {}}}}];

async function checkOllama(url, hasCall) {
  const ollama = new Ollama({host: url});
  if (hasCall) {
    const reply = await ollama.chat({model: 'tiny', messages: say, tools});
    assert.equal(reply.message.tool_calls[0].function.name, 'time');
    assert.deepEqual(reply.message.tool_calls[0].function.arguments, {});
  }
  let text = '', last;
  for await (const part of await ollama.chat({model: 'tiny', messages: say, stream: true, format: 'json'})) {
    text += part.message.content;
    last = part;
  }
  assert.equal(JSON.parse(text).mood_delta, 1);
  assert.ok(last.done && last.done_reason === 'stop' && last.eval_count === 12);
  assert.ok((await ollama.list()).models.some((model) => model.name === 'tiny'));
  assert.ok((await ollama.show({model: 'thinker'})).capabilities.includes('thinking'));
  await assert.rejects(ollama.show({model: 'none'}), /not found/);
  let status = '';
  for await (const part of await ollama.pull({model: 'tiny', stream: true})) status = part.status;
  assert.equal(status, 'success');
}

async function checkOpenAi(url, hasCall) {
  const openai = new OpenAI({baseURL: url + '/v1', apiKey: 'none', maxRetries: 0});
  if (hasCall) {
    const run = openai.chat.completions.stream({model: 'tiny', messages: say, tools});
    const calls = (await run.finalMessage()).tool_calls;
    assert.equal(calls[0].function.name, 'time');
    assert.equal(calls[0].function.arguments, '{}');
  }
  const format = {type: 'json_schema', json_schema: {name: 'answer', schema: {type: 'object'}}};
  let text = '', reason, usage;
  const stream = await openai.chat.completions.create({
    model: 'tiny', messages: say, stream: true, stream_options: {include_usage: true}, response_format: format});
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? '';
    reason = chunk.choices[0]?.finish_reason ?? reason;
    usage = chunk.usage ?? usage;
  }
  assert.equal(JSON.parse(text).affinity_delta, 2);
  assert.equal(reason, 'stop');
  assert.equal(usage.completion_tokens, 12);
  const whole = await openai.chat.completions.create({model: 'tiny', messages: say});
  assert.equal(whole.choices[0].message.content, 'words without a form');
  assert.ok((await openai.models.list()).data.some((model) => model.id === 'tiny'));
}

for (const mode of ['normal', 'byte-split']) {
  for (const check of [checkOllama, checkOpenAi]) {
    for (const call of [false, true]) {
      const {fake, url} = await serve('--mode', mode, ...(call ? ['--call', 'time'] : []));
      await check(url, call).finally(() => fake.kill());
      console.log(`${check.name} ${mode}${call ? ' with a call' : ''}: fine`);
    }
  }
}
for (const mode of ['error-inside', 'drop', '404', '503', 'malformed']) {
  const {fake, url} = await serve('--mode', mode);
  const ollama = new Ollama({host: url});
  await assert.rejects(async () => {
    for await (const part of await ollama.chat({model: 'tiny', messages: say, stream: true})) void part;
  });
  fake.kill();
  console.log(`ollama ${mode}: refused, as it must be`);
}
