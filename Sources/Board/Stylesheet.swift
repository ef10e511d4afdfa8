/// The one stylesheet: plain and generous; light and dark, print, forced colours, and a phone's width.
enum Stylesheet {
    /// Another one when the text is.
    static let tag: String = {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }()

    static let text = """
        :root{color-scheme:light dark;--page:#fff;--ink:#0b0c0c;--dim:#505a5f;--line:#b1b4b6;--soft:#f3f2f1;--link:#1d5f9e;--brand:#12436d;--act:#00703c;--act-ink:#fff;--focus:#fd0;--focus-ink:#0b0c0c;--red:#f6d7d2;--red-ink:#7a1c10;--orange:#fbdcc3;--orange-ink:#6b3208;--yellow:#fff1b8;--yellow-ink:#594a00;--green:#cce8d9;--green-ink:#00512b;--blue:#d2e2f1;--blue-ink:#12375a;--purple:#e4dcef;--purple-ink:#44297a;--grey:#e6e6e6;--grey-ink:#363a3d}
        @media (prefers-color-scheme:dark){:root{--page:#15181a;--ink:#f0f0ee;--dim:#b5bcc0;--line:#5a6266;--soft:#22282b;--link:#8fc3f5;--brand:#0d2b47;--act:#157a48;--act-ink:#fff;--red:#5c1a12;--red-ink:#ffd9d3;--orange:#5a2c08;--orange-ink:#ffdcc0;--yellow:#4d4100;--yellow-ink:#fff1b8;--green:#00431f;--green-ink:#c9f0da;--blue:#12375a;--blue-ink:#d7e9fb;--purple:#3a2466;--purple-ink:#e9dfff;--grey:#3a4043;--grey-ink:#e8e8e8}}
        *{box-sizing:border-box}
        html{font-size:100%;text-size-adjust:100%}
        body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        .wide{max-width:75rem;margin:0 auto;padding:0 1rem}
        a{color:var(--link);text-underline-offset:.15em}
        a:hover{text-decoration-thickness:.15em}
        :focus-visible{outline:3px solid var(--focus);outline-offset:0;box-shadow:0 0 0 5px var(--focus-ink)}
        main:focus{outline:none;box-shadow:none}
        .skip{position:absolute;left:-99em;background:var(--focus);color:var(--focus-ink);padding:.5rem 1rem}
        .skip:focus{left:0;z-index:1}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .top{background:var(--brand);color:#fff}
        .top a,.top .link{color:#fff}
        .top .dim{color:#d7e2ec}
        .top>div{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem 1.5rem;padding-top:.75rem;padding-bottom:.75rem}
        .brand{font-size:1.375rem;font-weight:700;text-decoration:none;margin-right:auto}
        .find{display:flex;gap:.25rem}
        .who{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center}
        .who form{display:inline}
        nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none;margin:0;padding:0}
        nav a{display:block;padding:.5rem 0;text-decoration:none;border-bottom:4px solid transparent}
        nav a:hover{text-decoration:underline}
        nav a[aria-current]{border-bottom-color:#fff;font-weight:700}
        main{padding-top:1.5rem!important;padding-bottom:2rem!important}
        h1{font-size:2rem;line-height:1.2;margin:0 0 1rem}
        h2{font-size:1.375rem;line-height:1.25;margin:2rem 0 .75rem}
        .lead{font-size:1.1875rem;margin:0 0 1rem}
        .dim{color:var(--dim);font-size:.9375rem}
        .hint{color:var(--dim);display:block}
        .breaks{display:inline-block;min-width:11rem;max-width:100%}
        .breaks,.timeline p,.plain dd,.facts dd{overflow-wrap:anywhere}
        footer{border-top:1px solid var(--line);color:var(--dim);padding-top:1rem!important;padding-bottom:2rem!important;margin-top:2rem!important}
        .tiles{display:flex;flex-wrap:wrap;gap:1rem;list-style:none;padding:0;margin:0 0 1rem}
        .tile{flex:1 1 11rem;padding:1rem;border:1px solid var(--line);border-left:.5rem solid var(--line);background:var(--soft)}
        .tile-red{border-left-color:#ca3535}.tile-orange{border-left-color:#d9730d}.tile-blue{border-left-color:#2673b8}
        .big{display:block;font-size:2.25rem;font-weight:700;line-height:1.1}
        .scroll{overflow-x:auto;margin:0 0 1rem}
        table{border-collapse:collapse;width:100%}
        caption{text-align:left;font-weight:700;padding:.25rem 0}
        th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
        thead th{font-size:.9375rem;white-space:nowrap}
        tbody th{font-weight:400;min-width:12rem}
        .num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        .tag{display:inline-block;padding:.1rem .5rem;font-size:.9375rem;border:1px solid transparent;text-decoration:none}
        .tag-red{background:var(--red);color:var(--red-ink)}.tag-orange{background:var(--orange);color:var(--orange-ink)}.tag-yellow{background:var(--yellow);color:var(--yellow-ink)}.tag-green{background:var(--green);color:var(--green-ink)}.tag-blue{background:var(--blue);color:var(--blue-ink)}.tag-purple{background:var(--purple);color:var(--purple-ink)}.tag-grey{background:var(--grey);color:var(--grey-ink)}
        .coming td,.coming th{width:22%}.coming td:first-child{width:4rem}.coming td:last-child{width:8rem}
        .matrix td{font-size:.9375rem;border-left:2px solid var(--page);padding:.5rem;min-width:5.5rem}
        .matrix thead th{white-space:normal;min-width:6.5rem;padding-right:.5rem}
        .facts{display:flex;flex-wrap:wrap;gap:.75rem 2rem;margin:0 0 1rem}
        .facts dt,.plain dt{color:var(--dim);font-size:.9375rem}
        .facts dd{margin:0;font-weight:600}
        .plain dd{margin:0 0 .75rem}
        .tabs,.across,.links{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:1rem 0}
        .tabs a,.across a{display:inline-block;padding:.25rem 0}
        [aria-current=true]{font-weight:700;color:var(--ink);text-decoration-thickness:.2em}
        .list{padding-left:1.25rem}
        .list form{display:inline}
        button{font:inherit;font-weight:600;background:var(--act);color:var(--act-ink);border:2px solid transparent;padding:.5rem 1rem;cursor:pointer;box-shadow:0 2px 0 #002d18;max-width:100%}
        button.plain{background:var(--soft);color:var(--ink);border-color:var(--line);box-shadow:none;font-weight:400;padding:.375rem .75rem}
        button.link{background:none;border:0;box-shadow:none;padding:0;font-weight:400;color:var(--link);text-decoration:underline;text-underline-offset:.15em}
        input,textarea,select{font:inherit;color:var(--ink);background:var(--page);border:2px solid var(--ink);padding:.375rem .5rem;max-width:100%;border-radius:0}
        textarea{width:100%}
        .top input{border-color:#fff}
        input[type=checkbox]{width:1.5rem;height:1.5rem;margin:0;vertical-align:middle;accent-color:var(--act)}
        td.tick{width:2.5rem}
        p.tick{display:flex;gap:.5rem;align-items:center}
        .act{position:sticky;bottom:0;background:var(--soft);border-top:2px solid var(--line);padding:.25rem 1rem;display:flex;flex-wrap:wrap;gap:0 1.5rem;align-items:end}
        .act p{margin:.5rem 0}.act .hint{display:inline}
        .fields p{max-width:36rem}.fields label{display:block;font-weight:600}.fields input:not([type=checkbox]){width:100%;max-width:24rem}
        .note,.fault{border-left:.5rem solid var(--line);background:var(--soft);padding:.5rem 1rem;margin:0 0 1rem}
        .note h2,.fault h2{margin:.25rem 0}.note-red,.fault{border-left-color:#ca3535}.note-green{border-left-color:#00703c}
        summary{cursor:pointer;color:var(--link);text-decoration:underline;padding:.375rem 0}
        .card{border:1px solid var(--line);padding:0 1rem .5rem;margin:0 0 1.5rem}.card h2{margin-top:1rem}
        blockquote{margin:0 0 1rem;padding:.5rem 1rem;border-left:4px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);padding:.75rem;font-size:.9375rem}
        .timeline{overflow:hidden;list-style:none;margin:0;padding:0 0 0 1.25rem;border-left:3px solid var(--line)}
        .timeline li{position:relative;margin:0 0 1rem}.timeline li::before{content:"";position:absolute;left:-1.7rem;top:.5rem;width:.75rem;height:.75rem;border-radius:50%;background:var(--line)}
        .timeline p{margin:0}.when{font-weight:600}.line-event::before{background:#00703c!important}.line-notice::before{background:#2673b8!important}
        .days{list-style:none;margin:0;padding:0}.day{border-top:1px solid var(--line);padding:.5rem}.day h2{font-size:1.0625rem;margin:0}.day ul{margin:.25rem 0 0;padding-left:1.25rem}.day-off{background:var(--soft)}.day-today{border-left:.5rem solid #2673b8}.weekday{display:inline-block;min-width:5.5rem;font-weight:400}
        figure{margin:0 0 1rem}.chart{width:100%;height:auto;max-width:48rem;display:block}.chart .axis{stroke:var(--dim)}.chart .due{stroke:#ca3535;stroke-dasharray:4 4;stroke-width:2}.chart .due-text{fill:var(--ink);font-size:14px;text-anchor:middle}.chart polyline{fill:none;stroke-width:3}.chart .own{stroke:var(--link)}.chart .before{stroke:var(--dim);stroke-dasharray:6 4}
        .key{margin-right:1.5rem}.key::before{content:"";display:inline-block;width:2rem;vertical-align:middle;margin-right:.5rem;border-top:3px solid var(--link)}.key-before::before{border-top:3px dashed var(--dim)}
        .side{display:flex;flex-wrap:wrap;gap:2rem}.side>div{flex:1 1 18rem}
        .take{margin-top:2rem}
        @media (max-width:40rem){h1{font-size:1.625rem}.find,.find input{width:100%}.matrix tbody th{min-width:9rem}
        .cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.cards,.cards tbody,.cards tr,.cards th,.cards td{display:block;width:auto;border:0;padding:.125rem 0;min-width:0}.cards tr{border-bottom:1px solid var(--line);padding:.75rem 0}.cards td:empty{display:none}.cards .num{text-align:left}.coming td,.coming th{width:auto!important}.cards th{font-weight:600}.cards td[data-label]::before{content:attr(data-label) ": ";color:var(--dim)}.cards .tick{float:left;margin-right:.75rem}.cards th a{font-weight:600}.act{position:static}}
        @media (forced-colors:active){.top .dim,.dim,.hint{color:CanvasText}.tag,.tile,.note,.fault,.card{border:1px solid CanvasText}button{border:2px solid ButtonText}:focus-visible{outline:3px solid Highlight}.chart polyline,.chart line{stroke:CanvasText}}
        @media print{@page{size:A4;margin:15mm}:root{--page:#fff;--ink:#000;--dim:#333;--line:#888;--soft:#fff;--link:#000}body{font-size:10pt}.top>div>:not(.brand),nav,.skip,.act,.take,.tabs,.inline,button,.links,input,.tick{display:none!important}.top{background:none;color:#000}.top a{color:#000}.scroll{overflow:visible}a{text-decoration:none}tr,li,.card{break-inside:avoid}thead{display:table-header-group}h2{break-after:avoid}.tag{border:1px solid #888;background:none!important;color:#000!important}.matrix td{background:none!important;color:#000!important;min-width:0}}

        """
}
