// Whether the client that plugins use, the npm package `vtubestudio`, gets along with the fake VTube Studio. By hand:
//   npm install vtubestudio@3.11.0 ws     (in a folder of its own, with a copy of this file in it)
//   tail -f /dev/null | fake-vts 8765 & node vtubestudio_client.mjs ws://127.0.0.1:8765
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { ApiClient } = require("vtubestudio");
const { WebSocket } = require("ws");

let token = null;
const client = new ApiClient({
    authTokenGetter: () => token,
    authTokenSetter: (given) => { token = given; },
    pluginName: "A Plugin",
    pluginDeveloper: "Somebody",
    url: process.argv[2],
    webSocketFactory: (url) => new WebSocket(url),
});

async function check() {
    assert.ok(token, "a token was given");
    assert.equal((await client.apiState()).currentSessionAuthenticated, true);
    const list = await client.inputParameterList();
    assert.ok(list.defaultParameters.some((one) => one.name === "MouthSmile" && one.min === 0 && one.max === 1));
    const made = await client.parameterCreation(
        { parameterName: "Blush", explanation: "for a test", min: 0, max: 1, defaultValue: 0 });
    assert.equal(made.parameterName, "Blush");
    assert.ok((await client.inputParameterList()).customParameters.some((one) => one.name === "Blush"));
    await client.injectParameterData(
        { faceFound: true, mode: "set", parameterValues: [{ id: "MouthSmile", value: 0.5 }, { id: "Blush", value: 1 }] });
    const refused = async (request, error) =>
        assert.rejects(request, (thrown) => (thrown.data?.errorID ?? thrown.errorID) === error);
    await refused(client.injectParameterData({ parameterValues: [{ id: "NoSuchInput", value: 0 }] }), 453);
    await refused(client.parameterCreation(
        { parameterName: "no name", explanation: "", min: 0, max: 1, defaultValue: 0 }), 350);
    console.log("the client and the fake understand each other");
    process.exit(0);
}

client.on("connect", () => check().catch((error) => { console.error(error); process.exit(1); }));
setTimeout(() => { console.error("no connection"); process.exit(1); }, 10000);
