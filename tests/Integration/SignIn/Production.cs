using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Coordination.Integration.Postgres;

namespace Coordination.Integration.SignIn;

/// <summary>A Host as it runs in production: with TLS, without the demo and without the routes of development.</summary>
public sealed class Production : IAsyncDisposable
{
    private readonly ScratchFolder folder = new();

    public TestHost Host { get; private set; } = null!;

    public static async Task<Production> StartAsync(TestPostgres postgres, params string[] settings)
    {
        var production = new Production();
        var certificate = Path.Combine(production.folder.Path, "host.pfx");
        await File.WriteAllBytesAsync(certificate, Certificate(), TestContext.Current.CancellationToken);
        production.Host = await TestHost.StartAsync(postgres,
            ["--environment=Production", "--urls=https://127.0.0.1:0", $"--Kestrel:Certificates:Default:Path={certificate}",
            "--Kestrel:Certificates:Default:Password=test", .. settings]);
        return production;
    }

    private static byte[] Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.Export(X509ContentType.Pfx, "test");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Dispose();
    }
}
