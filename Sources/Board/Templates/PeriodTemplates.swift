extension Templates {
    static let period = """
        <h1>{{name}}</h1>
        <p class="lead">{{task}}</p>
        <dl class="facts"><div><dt>{{t.col_due}}</dt><dd>{{due}}</dd></div><div><dt>{{t.col_received}}</dt><dd>{{received}}/{{owed}}</dd></div><div><dt>{{t.col_overdue}}</dt><dd>{{overdue}}</dd></div>{{#document}}<div><dt>{{t.document}}</dt><dd>{{document}}</dd></div>{{/document}}</dl>
        {{#done}}<div class="note note-green" role="status"><p>{{t.done_entered}} {{count}}.</p></div>{{/done}}
        {{>faults}}
        <ul class="tabs">{{#filters}}<li><a href="{{address}}"{{#is_current}} aria-current="true"{{/is_current}}>{{name}} ({{count}})</a></li>{{/filters}}</ul>
        <form class="inline" method="get"><label for="q">{{t.search_units}}</label> <input id="q" name="q" type="search" value="{{search}}"><input type="hidden" name="show" value="{{show}}"> <button class="plain">{{t.search}}</button></form>
        {{^has_rows}}<p>{{t.nobody}}</p>{{/has_rows}}
        {{#has_rows}}
        {{#may_receive}}<form method="post" action="{{action}}" class="entry">
        <input type="hidden" name="form" value="{{form_token}}"><input type="hidden" name="sequence" value="{{sequence}}"><input type="hidden" name="request" value="{{request}}">
        {{/may_receive}}
        <div class="scroll" role="region" tabindex="0" aria-label="{{name}}"><table class="cards">
        <thead><tr>{{#may_receive}}<th scope="col"><span class="unseen">{{t.tick}}</span></th>{{/may_receive}}<th scope="col">{{t.col_unit}}</th><th scope="col">{{t.col_state}}</th>{{#has_people}}<th scope="col">{{t.col_head}}</th>{{/has_people}}<th scope="col">{{t.col_told}}</th><th scope="col">{{t.col_entered}}</th>{{#may_receive}}<th scope="col">{{t.col_number}}</th>{{/may_receive}}</tr></thead>
        <tbody>{{#rows}}{{>row}}{{/rows}}</tbody>
        </table></div>
        {{#may_receive}}
        <div class="act">
        <p><label for="on">{{t.sent_on}}</label> <input id="on" name="on" value="{{on}}" size="10" inputmode="numeric" autocomplete="off" aria-describedby="on-hint"> <span class="hint" id="on-hint">{{t.day_hint}}</span></p>
        <p><button name="act" value="receive">{{t.act_receive}}</button></p>
        <p class="tick"><input type="checkbox" id="again" name="again" value="1"{{#again}} checked{{/again}}><label for="again">{{t.again}}</label></p>
        <p><button class="plain" name="act" value="none">{{t.act_none}}</button>
        {{#may_decide}}<button class="plain" name="act" value="extend">{{t.act_extend}}</button>
        <button class="plain" name="act" value="waive">{{t.act_waive}}</button>
        <button class="plain" name="act" value="return">{{t.act_return}}</button>{{/may_decide}}</p>
        </div>
        </form>{{/may_receive}}
        {{/has_rows}}
        {{#next}}<p><a class="next" href="{{next}}" rel="next">{{t.next}}</a></p>{{/next}}
        <p class="links"><a href="{{arrivals}}">{{t.arrivals}}</a> <a href="{{matrix}}">{{t.nav_matrix}}</a></p>
        {{#has_periods}}<section aria-labelledby="periods"><h2 id="periods">{{t.periods}}</h2><ul class="across">{{#periods}}<li><a href="{{address}}"{{#is_current}} aria-current="true"{{/is_current}}>{{name}}</a></li>{{/periods}}</ul></section>{{/has_periods}}
        {{>downloads}}
        """

    static let row = """
        <tr>{{#may_receive}}<td class="tick"><input type="checkbox" id="u{{index}}" name="unit" value="{{unit}}" aria-label="{{unit_name}}"{{#is_ticked}} checked{{/is_ticked}}></td>{{/may_receive}}
        <th scope="row"><a href="{{story}}">{{unit_name}}</a></th>
        <td><span class="{{tag}}">{{state}}</span>{{#is_returned}} <span class="tag tag-grey">{{t.returned}}</span>{{/is_returned}}{{#sent}} <span class="dim">{{t.sent}} {{sent}}</span>{{/sent}}{{#waits}} <a class="tag tag-blue" href="/waiting">{{t.waits}}</a>{{/waits}}</td>
        {{#has_people}}<td data-label="{{t.col_head}}">{{#head}}{{head}}{{/head}}{{#phone}} <a href="{{phone_link}}">{{phone}}</a>{{/phone}}{{#email}} <span class="dim breaks">{{email}}</span>{{/email}}</td>{{/has_people}}
        <td data-label="{{t.col_told}}">{{#told}}{{told}} <span class="dim">{{told_at}}</span>{{/told}}</td>
        <td data-label="{{t.col_entered}}">{{#entered}}{{entered}} <span class="dim">{{actor}}, {{entered_at}}</span>{{/entered}}</td>
        {{#may_receive}}<td data-label="{{t.col_number}}">{{#is_open}}<input name="number:{{unit}}" value="{{number}}" size="12" autocomplete="off" aria-label="{{t.col_number}}, {{unit_name}}">{{/is_open}}</td>{{/may_receive}}</tr>
        """

    static let reason = """
        <h1>{{title}}</h1>
        <p class="lead"><a href="{{address}}">{{name}}</a>, {{t.due_on}} {{due}}</p>
        {{>faults}}
        <p>{{t.about_units}} {{count}}:</p>
        <ul class="list">{{#names}}<li>{{name}}</li>{{/names}}{{#more_names}}<li>{{t.and_more}} {{count}}</li>{{/more_names}}</ul>
        <form method="post" action="{{action}}" class="fields">
        <input type="hidden" name="form" value="{{form_token}}"><input type="hidden" name="sequence" value="{{drawn_from}}"><input type="hidden" name="request" value="{{request}}"><input type="hidden" name="reason" value="1"><input type="hidden" name="act" value="{{act}}">
        {{#units}}<input type="hidden" name="unit" value="{{unit}}">{{/units}}
        {{#asks_none}}<p><label for="number">{{t.col_number}}</label><input id="number" name="number" value="{{number}}" autocomplete="off"></p>
        <p><label for="on">{{t.sent_on}}</label><span class="hint" id="on-hint">{{t.day_hint}}</span><input id="on" name="on" value="{{on}}" aria-describedby="on-hint" autocomplete="off"></p>
        <p><label for="note">{{t.note_none}}</label><textarea id="note" name="note" rows="3">{{note}}</textarea></p>{{/asks_none}}
        {{#asks_extend}}<p><label for="until">{{t.extend_to}}</label><span class="hint" id="until-hint">{{t.day_hint}}</span><input id="until" name="until" value="{{until}}" required aria-describedby="until-hint" autocomplete="off"></p>
        <p><label for="letter">{{t.letter_extend}}</label><input id="letter" name="letter" value="{{letter}}" autocomplete="off"></p>{{/asks_extend}}
        {{#asks_waive}}<p><label for="letter">{{t.letter_waive}}</label><input id="letter" name="letter" value="{{letter}}" required autocomplete="off"></p>{{/asks_waive}}
        {{#asks_return}}<p><label for="note">{{t.note_return}}</label><textarea id="note" name="note" rows="4" required>{{note}}</textarea></p>
        <p><label for="until">{{t.return_until}}</label><span class="hint" id="until-hint">{{t.day_hint}}</span><input id="until" name="until" value="{{until}}" aria-describedby="until-hint" autocomplete="off"></p>{{/asks_return}}
        <p><button>{{title}}</button> <a href="{{address}}">{{t.cancel}}</a></p>
        </form>
        """

    static let story = """
        <h1>{{title}}</h1>
        {{#due}}<dl class="facts"><div><dt>{{t.col_unit}}</dt><dd><a href="{{unit_address}}">{{unit_name}}</a></dd></div><div><dt>{{t.col_what}}</dt><dd><a href="{{occurrence}}">{{name}}</a></dd></div><div><dt>{{t.col_due}}</dt><dd>{{due}}</dd></div><div><dt>{{t.col_state}}</dt><dd><span class="{{tag}}">{{state}}</span></dd></div></dl>{{/due}}
        {{#done}}<div class="note note-green" role="status"><p>{{t.done_void}}</p></div>{{/done}}
        {{>faults}}
        <section aria-labelledby="facts"><h2 id="facts">{{t.why}}</h2><dl class="plain">{{#facts}}<div><dt>{{topic}}</dt><dd>{{text}}</dd></div>{{/facts}}</dl></section>
        <section aria-labelledby="line"><h2 id="line">{{t.timeline}}</h2><ol class="timeline">{{#timeline}}<li class="{{class}}"><p class="when"><time datetime="{{moment}}">{{at}}</time> <span class="dim">{{topic}}</span></p><p>{{text}}</p>{{#event}}<form method="post" action="{{action}}"><input type="hidden" name="form" value="{{form_token}}"><input type="hidden" name="sequence" value="{{sequence}}"><input type="hidden" name="request" value="{{request}}v{{event}}"><input type="hidden" name="event" value="{{event}}"><button class="link" aria-label="{{t.void_entry}} {{event}}">{{t.void_entry}}</button></form>{{/event}}</li>{{/timeline}}</ol></section>
        """

    static let unit = """
        <h1>{{unit_name}}</h1>
        {{#parent}}<p class="lead">{{t.parent}}: <a href="{{address}}">{{name}}</a></p>{{/parent}}
        <dl class="facts">{{#people}}<div><dt>{{what}}</dt><dd>{{name}}{{#phone}}<br><a href="{{phone_link}}">{{phone}}</a>{{/phone}}{{#email}}<br><span class="breaks">{{email}}</span>{{/email}}</dd></div>{{/people}}<div><dt>{{t.punctual}}</dt><dd>{{on_time}} {{t.in_time_of}}, {{late}} {{t.late_of}}</dd></div></dl>
        {{#below}}<p><a href="{{address}}">{{t.units_below}} ({{count}})</a></p>{{/below}}
        {{^has_obligations}}<p>{{t.owes_nothing}}</p>{{/has_obligations}}
        {{#has_obligations}}<div class="scroll" role="region" tabindex="0" aria-label="{{unit_name}}"><table class="cards">
        <thead><tr><th scope="col">{{t.col_what}}</th><th scope="col">{{t.col_due}}</th><th scope="col">{{t.col_state}}</th><th scope="col">{{t.col_sent}}</th></tr></thead>
        <tbody>{{#obligations}}<tr><th scope="row"><a href="{{story}}">{{name}}</a></th><td data-label="{{t.col_due}}">{{due}}</td><td><span class="{{tag}}">{{state}}</span></td><td data-label="{{t.col_sent}}">{{#sent}}{{sent}}{{/sent}}</td></tr>{{/obligations}}</tbody></table></div>{{/has_obligations}}
        {{#more}}<p>{{t.and_more}} {{count}}.</p>{{/more}}
        {{>downloads}}
        """
}
