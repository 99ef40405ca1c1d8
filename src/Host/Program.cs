using Coordination.Host.Commands;
using Coordination.Host.Storage;
using Coordination.Host.Web;
using Coordination.Host.Wiring;

var builder = WebApplication.CreateBuilder(args);
using var starting = LoggerFactory.Create(logging => logging.AddSimpleConsole());
await using var storage = await RunningStorage.OpenAsync(builder.Configuration, starting.CreateLogger("storage"), CancellationToken.None);
await Migration.RunAsync(storage, [], CancellationToken.None);

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.AddStore(storage);
builder.AddSignIn();
builder.Services.AddSingleton<Logins>().AddSingleton<Doors>().AddWebShell();

var app = builder.Build();
app.UseWebShell();
app.UseEdge();
app.Use(ReturnedForm.ShowAgain);
app.UseRouting();
app.UseAuthentication();
app.MapRoutes();
await app.RunAsync();
