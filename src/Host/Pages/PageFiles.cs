using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Pages;

/// <summary>Styles, scripts and fonts. Each is served under a name that changes with its content, so it can be cached for ever.</summary>
public sealed class PageFiles(IFileProvider files, string version) : IFileProvider
{
    private const string under = "/assets";
    private static readonly Lazy<PageFiles> here = new(() => In(Path.Combine(AppContext.BaseDirectory, "wwwroot")));

    private string Root => $"{under}/{version}";

    private static PageFiles In(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return new(new PhysicalFileProvider(folder), Convert.ToHexStringLower(hash.GetHashAndReset())[..12]);
    }

    public static string Href(string file) => $"{here.Value.Root}/{file}";

    public static IApplicationBuilder Serve(IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = under,
        FileProvider = here.Value,
        OnPrepareResponse = answer => Prepare(answer.Context),
    });

    private static void Prepare(HttpContext http)
    {
        http.Response.Headers.CacheControl =
            http.Request.Path.StartsWithSegments(here.Value.Root) ? "public, max-age=31536000, immutable" : "no-cache";
        if (http.Response.ContentType is { } type && (type.StartsWith("text/", StringComparison.Ordinal)
            || type.EndsWith("+xml", StringComparison.Ordinal))) http.Response.ContentType = type + "; charset=utf-8";
    }

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(WithoutVersion(subpath));
    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;
    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private static string WithoutVersion(string subpath) =>
        subpath.TrimStart('/').Split('/', 2) is [_, var file] ? file : "";
}
