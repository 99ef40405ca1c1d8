using Coordination.Host.Wiring;

await using var installation = await Installation.BuildAsync(args);
await installation.App.RunAsync();
